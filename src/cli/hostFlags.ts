/** The options of `bridgesmith host`. */
export interface HostFlags {
  readonly start: boolean;
  readonly timeout: number;
  readonly replace?: boolean;
  readonly log?: string;
  readonly hostLog?: string;
  readonly callRecord: boolean;
  readonly verbose?: boolean;
  readonly install?: boolean;
  readonly uninstall?: boolean;
  readonly status?: boolean;
  readonly dryRun?: boolean;
}
