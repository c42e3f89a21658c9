import { resolve } from 'node:path';
import { jsonSchema } from '../definition/schema.js';
import { writeWhole } from '../files/writeWhole.js';
import type { CliCommand } from './command.js';
import { line, result } from './output.js';

/** `bridgesmith schema`: the JSON Schema of .json and .yaml definitions. */
export function defineSchema(command: CliCommand): void {
  command
    .option('--out <file>', 'write it to a file')
    .examples('schema', 'schema --out bridge.schema.json')
    .action(async ({ out }: { out?: string }) => {
      const schema = jsonSchema();
      const text = JSON.stringify(schema, null, 2);
      if (out === undefined) return result(schema, () => line(text));
      writeWhole(resolve(out), Buffer.from(`${text}\n`));
      result({ file: out }, () => line(`${out}: written.`));
    });
}
