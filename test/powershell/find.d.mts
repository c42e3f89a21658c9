export declare const versions: {
  readonly powershell: string;
  readonly pester: string;
  readonly framework: Readonly<Record<'net45' | 'net462' | 'net48', string>>;
};
export declare const places: {
  readonly folder: string;
  readonly linux: string;
  readonly windows: string;
  readonly modules: string;
  readonly framework: string;
};
export declare function isPrepared(): boolean;
export declare function findSdk(): string | undefined;
