/** What a value of a message can be. */
export type ScalarKind = 'object' | 'array' | 'text' | 'number' | 'boolean' | 'null';

/** One value of a message, whatever its format: its text, what it is, where it stands (characters). */
export interface Scalar {
	readonly kind: ScalarKind;
	readonly text: string;
	readonly at: number;
}

/** A kind as a reason names it: `an object`, `text`. */
export function nameOfKind(kind: ScalarKind): string {
	return kind === 'text' || kind === 'null' ? kind : `${/^[ao]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
