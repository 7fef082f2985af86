import type { Scalar, ScalarKind } from './scalar.ts';

/** No names, no items. */
export const NONE: readonly never[] = [];

/**
 * A JSON value with the place where it stands. Numbers keep their source text, so that no decimal ever passes through a float; that, the
 * places, the bound on depth and the refusal of a name that stands twice are why `JSON.parse` does not do.
 */
export class JsonNode implements Scalar {
	readonly kind: ScalarKind;
	/** Text of a string without escapes, source of a number, `true` or `false`. */
	readonly text: string;
	/** Character position in the message. */
	readonly at: number;
	/** Names of an object; its values stand in `items` in the same order. */
	readonly names: readonly string[];
	readonly items: readonly JsonNode[];
	constructor(kind: ScalarKind, text: string, at: number, names: readonly string[] = NONE, items: readonly JsonNode[] = NONE) {
		this.kind = kind;
		this.text = text;
		this.at = at;
		this.names = names;
		this.items = items;
	}
}
