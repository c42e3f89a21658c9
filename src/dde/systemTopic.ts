import type { DdeTopic } from './topic.js';

/**
 * The standard items that say what a server has: `SysItems`, `Topics` and `Formats` of the topic System, and
 * `TopicItemList` of every topic. Lists are divided by tabs.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/about-dynamic-data-exchange#system-topic
 */
export const systemTopic = {
  /** Brings the items up to date with the topics of a service. */
  describe(system: DdeTopic, topics: readonly DdeTopic[]): void {
    update(
      system,
      'Topics',
      topics.map(({ name }) => name),
    );
    update(system, 'Formats', formatsOf(topics));
    for (const topic of topics) update(topic, 'TopicItemList', [...topic.items.filter(isOwn), 'TopicItemList']);
    update(system, 'SysItems', [...system.items.filter(isOwn), 'Status', 'TopicItemList', 'SysItems']);
  },
};

/** Sets a list that is not what it was; setting an item may call `describe` again. */
function update(topic: DdeTopic, item: string, words: readonly string[]): void {
  const value = [...new Set(words)].join('\t');
  if (topic.get(item) !== value) topic.set(item, value);
}

/** Standard formats go without their CF_. */
function formatsOf(topics: readonly DdeTopic[]): string[] {
  const values = topics.flatMap((topic) => topic.items.map((item) => topic.get(item)));
  const named = values.flatMap((value) => {
    if (typeof value === 'string' || value === undefined || value instanceof Uint8Array) return [];
    return Array.isArray(value) ? ['XlTable'] : Object.keys(value);
  });
  return [...named, 'CF_UNICODETEXT', 'CF_TEXT'].map((name) => name.replace(/^CF_/, ''));
}

function isOwn(item: string): boolean {
  return !['status', 'topicitemlist', 'sysitems'].includes(item.toLowerCase());
}
