export declare const cache: string;
export declare function prepare(name: string, make: () => Promise<unknown>): Promise<void>;
export declare function once(target: string, make: (folder: string) => Promise<void>): Promise<string>;
