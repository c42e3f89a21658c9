export declare function isDebianRoot(): boolean;
export declare function debianCodename(): string | undefined;
export declare function installPackages(names: readonly string[], say: (what: string) => void): Promise<void>;
export declare function apt(
  words: readonly string[],
  say: (what: string) => void,
  run?: (words: readonly string[]) => Promise<{ code: number | null; stderr: string }>,
): Promise<void>;
export declare function lockHolder(stderr: string): string | undefined;
