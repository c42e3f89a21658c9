import { applicationName } from '../links/plan.js';
import { linkSchemes } from '../links/read.js';
import { type LinkStatus, linkStatus } from '../links/status.js';
import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

const { ok, warning, problem } = areaOf('Links');

/** Who opens the links that call, and whether our part in it is whole. */
export function checkLinks(surroundings: Surroundings): Finding[] {
  return linkSchemes.map((scheme) => finding(linkStatus(scheme, surroundings)));
}

function finding({ scheme, registered, missing, command, chosen, openedBy }: LinkStatus): Finding {
  const check = `${scheme}:`;
  const choice = chosen === undefined ? '' : `, as the user chose (${chosen})`;
  const who = `${command ?? 'an app'}${choice}`;
  if (missing.length > 0) {
    const found = `bridgesmith is registered, and ${missing.join(' and ')} is no longer there`;
    return problem(check, found, `bridgesmith microsip links install --scheme ${scheme}`);
  }
  switch (openedBy) {
    case 'bridgesmith':
      return ok(check, `opened by bridgesmith, each link checked first${choice}`);
    case 'phone':
      return warning(
        check,
        `opened by the phone, unchecked, which a hostile link can command: ${who}`,
        registered ? choose : `bridgesmith microsip links install --scheme ${scheme}, and then: ${choose}`,
      );
    case 'other':
      return registered
        ? warning(check, `bridgesmith is registered, but another opens them: ${who}`, choose)
        : ok(check, `opened by ${who}`);
    case 'nobody':
      return ok(check, 'opened by nobody');
  }
}

const choose = `choose ${applicationName} in Settings > Apps > Default apps`;
