export declare function findBrowser(): { channel: string } | { executablePath: string } | undefined;
