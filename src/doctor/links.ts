import type { Bridge } from '../definition/bridge.js';
import { commandAbout } from '../definition/bridgeWord.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { linkApplicationName } from '../installation/links.js';
import { type LinkStatus, linkStatus } from '../links/status.js';
import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

const { ok, warning, problem } = areaOf('Links');

/** Who opens the links that call, and whether our part in it is whole. */
export function checkLinks(bridge: Bridge, surroundings: Surroundings): Finding[] {
  const { links }: BridgeDefinition = bridge.definition;
  return (links?.schemes ?? []).map((scheme) => finding(bridge, linkStatus(bridge, scheme, surroundings)));
}

function finding(bridge: Bridge, status: LinkStatus): Finding {
  const { scheme, registered, missing, command, chosen, openedBy } = status;
  const install = `${commandAbout(bridge, 'links install')} --scheme ${scheme}`;
  const choose = `choose ${linkApplicationName(bridge.definition.title)} in Settings > Apps > Default apps`;
  const check = `${scheme}:`;
  const choice = chosen === undefined ? '' : `, as the user chose (${chosen})`;
  const who = `${command ?? 'an app'}${choice}`;
  if (missing.length > 0) {
    const found = `bridgesmith is registered, and ${missing.join(' and ')} is no longer there`;
    return problem(check, found, install);
  }
  switch (openedBy) {
    case 'bridgesmith':
      return ok(check, `opened by bridgesmith, each link checked first${choice}`);
    case 'phone':
      return warning(
        check,
        `opened by the phone, unchecked, which a hostile link can command: ${who}`,
        registered ? choose : `${install}, and then: ${choose}`,
      );
    case 'other':
      return registered
        ? warning(check, `bridgesmith is registered, but another opens them: ${who}`, choose)
        : ok(check, `opened by ${who}`);
    case 'nobody':
      return ok(check, 'opened by nobody');
  }
}
