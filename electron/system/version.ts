import about from '../../package.json' with { type: 'json' };

/** Of this program, as its package names it. */
export const APP_VERSION: string = about.version;
