// agent.ts: the wire to programs/agent.c: one connection is one request and one answer, both a sequence of fields.
import { connect } from 'node:net';

export interface Field {
  name: string;
  bytes: Buffer;
}

export const text = (name: string, value: string): Field => ({ name, bytes: Buffer.from(value, 'utf16le') });
export const bytes = (name: string, value: Uint8Array): Field => ({ name, bytes: Buffer.from(value) });
export const verb = (value: string): Field => ({ name: 'VERB', bytes: Buffer.from(value, 'latin1') });

export function number(name: string, value: number): Field {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return { name, bytes: four };
}

export class Answer {
  constructor(readonly fields: readonly Field[]) {}

  bytes(name: string): Buffer {
    return this.fields.find((field) => field.name === name)?.bytes ?? Buffer.alloc(0);
  }

  number(name: string): number {
    const found = this.bytes(name);
    return found.length === 4 ? found.readUInt32LE() : 0;
  }

  texts(name: string): string[] {
    return this.fields.filter((field) => field.name === name).map((field) => field.bytes.toString('utf16le'));
  }
}

export async function ask(port: number, fields: readonly Field[]): Promise<Answer> {
  const answer = decode(
    await exchange(port, Buffer.concat([...fields, { name: 'END.', bytes: Buffer.alloc(0) }].map(encode))),
  );
  const failure = answer.texts('FAIL')[0];
  if (failure) throw new Error(`the lab's agent: ${failure}`);
  return answer;
}

function exchange(port: number, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => reject(new Error(`the lab's agent does not answer: ${error.message}`)));
    socket.on('end', () => resolve(Buffer.concat(chunks)));
    socket.write(request);
  });
}

function encode(field: Field): Buffer {
  const head = Buffer.alloc(8);
  head.write(field.name, 'latin1');
  head.writeUInt32LE(field.bytes.length, 4);
  return Buffer.concat([head, field.bytes]);
}

function decode(answer: Buffer): Answer {
  const fields: Field[] = [];
  for (let at = 0; at + 8 <= answer.length; ) {
    const name = answer.toString('latin1', at, at + 4);
    const end = at + 8 + answer.readUInt32LE(at + 4);
    if (name === 'END.') return new Answer(fields);
    fields.push({ name, bytes: answer.subarray(at + 8, end) });
    at = end;
  }
  throw new Error("the lab's agent broke off its answer: look whether agent.exe still runs");
}
