import { areaOf, type Finding } from './finding.js';
import { isRedirected, type Surroundings } from './surroundings.js';

/** The Node that runs this, and whether what is registered with it will last. */
export function checkNode(surroundings: Surroundings): Finding[] {
  const { ok, warning } = areaOf('Node');
  const { nodeVersion, architecture, node, package: file } = surroundings.self;
  const found = `${nodeVersion} for ${architecture}, ${node}`;
  return [
    isRedirected(surroundings)
      ? warning(
          'version',
          `${found}: a 32-bit one, which does not see the registry of 64-bit programs`,
          'Install Node for x64.',
        )
      : ok('version', found),
    /[\\/]_npx[\\/]/.test(file)
      ? warning('package', `${file}, in a folder that npx removes some day`, 'Install the package: npm install.')
      : ok('package', file),
  ];
}
