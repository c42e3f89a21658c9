import { resolve } from 'node:path';
import type { Command } from 'commander';
import { jsonSchema } from '../definition/schema.js';
import { writeWhole } from '../generate/writeWhole.js';
import { json, line } from './output.js';

/** `bridgesmith schema`: the JSON Schema of .json and .yaml definitions. */
export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of definition files, for editors')
    .option('--out <file>', 'write it to a file')
    .action(async (flags: { out?: string }) => {
      if (flags.out === undefined) return json(jsonSchema());
      await writeWhole(resolve(flags.out), Buffer.from(`${JSON.stringify(jsonSchema(), null, 2)}\n`));
      line(`${flags.out}: written.`);
    });
}
