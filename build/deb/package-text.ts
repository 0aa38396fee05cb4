/** Of a Debian package, in its terms. */
export type DebianArchitecture = 'amd64' | 'arm64' | 'armhf';

/** Debian's name of a processor that Node knows by another one; undefined: no kiosk runs on it. */
export function debianArchitecture(nodeArch: string): DebianArchitecture | undefined {
  const names: Record<string, DebianArchitecture> = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' };
  return names[nodeArch];
}

/** A version by npm's rules as Debian orders them: `1.2.0-rc.1` comes before `1.2.0`, which `~` means there. */
export const debianVersion = (version: string): string => version.replace('-', '~');

export interface ControlFacts {
  readonly version: string;
  readonly architecture: DebianArchitecture;
  readonly installedKb: number;
}

/** The package's `control` file. */
export function controlText({ version, architecture, installedKb }: ControlFacts): string {
  return `Package: casepress
Version: ${version}
Architecture: ${architecture}
Maintainer: Casepress <support@casepress.example>
Installed-Size: ${installedKb}
Depends: adduser, init-system-helpers, libc6 (>= 2.28), libstdc++6 (>= 8), chromium | chromium-browser | google-chrome-stable
Recommends: cage | xinit, xwayland, x11-utils, fonts-noto-cjk, unattended-upgrades
Section: misc
Priority: optional
Description: kiosk that sells phone cases printed with the shopper's own picture
 The kiosk as a service of the system, and its screen: Chromium alone, in a session of
 its own, under another user. Brings its own Node.
 .
 Without a configuration it is a demo that takes no money.
`;
}
