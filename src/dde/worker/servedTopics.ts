import type { ServedTopic, SetItem } from '../protocol.js';

/** What a server has: topics and the values of their items, each value in the formats it is served in. */
export class ServedTopics {
  readonly #topics = new Map<number, ServedTopic>();
  readonly #items = new Map<string, ReadonlyMap<number, Uint8Array>>();

  add(topic: ServedTopic): void {
    this.#topics.set(topic.topic, topic);
  }

  /** The topics that a question is about; empty names stand for all. DDE does not tell upper and lower case apart. */
  matching(service: string, name: string): ServedTopic[] {
    const same = (asked: string, own: string) => asked === '' || asked.toLowerCase() === own.toLowerCase();
    return [...this.#topics.values()].filter((topic) => same(service, topic.service) && same(name, topic.name));
  }

  set({ topic, item, values }: SetItem): void {
    if (values) this.#items.set(keyOf(topic, item), values);
    else this.#items.delete(keyOf(topic, item));
  }

  /** The value of an item in a format. */
  value(topic: number, item: string, format: number): Uint8Array | undefined {
    return this.#items.get(keyOf(topic, item))?.get(format);
  }
}

function keyOf(topic: number, item: string): string {
  return `${topic} ${item.toLowerCase()}`;
}
