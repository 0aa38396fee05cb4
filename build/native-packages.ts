/** Packages with a program of their own beside their code. They stay out of the bundle and are packed as they are. */
export const NATIVE_PACKAGES = ['@serialport/bindings-cpp', 'sharp'];

/**
 * Packages that the program reads as files while it runs. libheif is LGPL: its file lies open, so that it can be replaced.
 * PDFium runs in threads that start from its text. The font is what receipts are set in.
 */
export const FILE_PACKAGES = ['libheif-js', '@hyzyla/pdfium', '@fontsource-variable/noto-sans-sc'];

/** As much of package-lock.json as is needed here. Keys are folders: `node_modules/sharp`. */
export type LockedPackages = Readonly<
  Record<
    string,
    {
      readonly dev?: boolean;
      readonly dependencies?: Readonly<Record<string, string>>;
      readonly optionalDependencies?: Readonly<Record<string, string>>;
    }
  >
>;

/**
 * Folders of packages that the app needs no more once it is bundled: everything but the native and the file packages and
 * what they need in turn. electron-builder would pack them all.
 */
export function listBundledFolders(locked: LockedPackages): string[] {
  const needed = new Set(listNeededFolders(locked));
  const isTopLevel = (folder: string) => folder !== '' && folder.lastIndexOf('node_modules/') === 0;
  return Object.entries(locked)
    .filter(([folder, found]) => isTopLevel(folder) && !found.dev && !needed.has(folder))
    .map(([folder]) => folder);
}

/** Folders of the packages that a bundled app still needs, on whatever platform. */
export function listNeededFolders(locked: LockedPackages): string[] {
  const needed = new Set<string>();
  const visit = (folder: string) => {
    const found = locked[folder];
    if (!found || needed.has(folder)) return;
    needed.add(folder);
    const names = Object.keys({ ...found.dependencies, ...found.optionalDependencies });
    // One that is nested in the folder goes with it, one of the same name on the top level is kept for nothing.
    for (const name of names) visit(`node_modules/${name}`);
  };
  for (const name of [...NATIVE_PACKAGES, ...FILE_PACKAGES]) visit(`node_modules/${name}`);
  return [...needed];
}
