import type { PageDefinition, PageLinkDefinition, PagePiece } from '../schema.js';

/** @param given the fields that a contact has, without defaults: what `when` asks for. */
export function joinPagePieces(
  pieces: readonly PagePiece[],
  texts: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('parameter' in piece) return texts.get(piece.parameter) ?? '';
      if ('repeat' in piece) return piece.repeat.repeat(Number(texts.get(piece.times) ?? 0));
      return joinPagePieces(given.has(piece.when) ? piece.write : (piece.otherwise ?? []), texts, given);
    })
    .join('');
}

/** The fields that the arguments of a link name, in their order. */
export function fieldsOf(link: PageLinkDefinition): string[] {
  return [...new Set(Object.values(link.arguments).flat().flatMap(namesOf))];
}

/** Those that a contact must have for the link to be there. */
export function neededFields(page: PageDefinition, link: PageLinkDefinition): string[] {
  const always = Object.values(link.arguments)
    .flat()
    .flatMap((piece) => (typeof piece === 'object' && 'when' in piece ? [] : namesOf(piece)));
  return [...new Set(always)].filter((name) => !hasDefault(page, name));
}

/** The fields that a piece names. */
export function namesOf(piece: PagePiece): string[] {
  if (typeof piece === 'string') return [];
  if ('parameter' in piece) return [piece.parameter];
  if ('repeat' in piece) return [piece.times];
  return [piece.when, ...piece.write.flatMap(namesOf), ...(piece.otherwise ?? []).flatMap(namesOf)];
}

function hasDefault({ fields }: PageDefinition, name: string): boolean {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field !== undefined && 'default' in field && field.default !== undefined;
}
