import { BadMessage, quote } from './bad-message.ts';
import { JsonNode, NONE } from './json-node.ts';

/** Deepest nesting of objects and arrays; the deepest desk message has three levels. */
const DEPTH_LIMIT = 8;
/** Most names of one object: looking one up stays a short scan. */
const NAMES_LIMIT = 200;
/** Character codes of the grammar. */
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const COLON = 0x3a;
const BRACKET_OPEN = 0x5b;
const BACKSLASH = 0x5c;
const BRACKET_CLOSE = 0x5d;
const BRACE_OPEN = 0x7b;
const BRACE_CLOSE = 0x7d;

const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const LITERALS = [
	['true', 'boolean'],
	['false', 'boolean'],
	['null', 'null'],
] as const;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads one JSON text (RFC 8259). @throws BadMessage with the character position of the fault. */
export function parseJson(text: string): JsonNode {
	const parser = new Parser(text);
	const value = parser.value(1);
	parser.end();
	return value;
}

class Parser {
	private readonly source: string;
	private index = 0;
	constructor(source: string) {
		this.source = source;
	}

	value(depth: number): JsonNode {
		this.skipSpace();
		const at = this.index;
		const code = this.source.charCodeAt(at);
		if (code === QUOTE) return new JsonNode('text', this.string(), at);
		if (code === BRACE_OPEN) return this.object(at, depth);
		if (code === BRACKET_OPEN) return this.array(at, depth);
		if (code === MINUS || (code >= DIGIT_0 && code <= DIGIT_9)) return this.number(at);
		for (const [literal, kind] of LITERALS) {
			if (this.source.startsWith(literal, at)) {
				this.index += literal.length;
				return new JsonNode(kind, literal, at);
			}
		}
		return this.unexpected('a JSON value');
	}

	end(): void {
		this.skipSpace();
		if (this.index < this.source.length) this.unexpected('the end of the message');
	}

	private object(at: number, depth: number): JsonNode {
		this.bound(depth);
		const names: string[] = [];
		const items: JsonNode[] = [];
		this.index++;
		this.skipSpace();
		if (this.take(BRACE_CLOSE)) return new JsonNode('object', '', at, names, items);
		do {
			this.skipSpace();
			const nameAt = this.index;
			if (this.source.charCodeAt(nameAt) !== QUOTE) this.unexpected('a name in double quotes');
			const name = this.string();
			this.checkName(name, names, nameAt);
			this.skipSpace();
			if (!this.take(COLON)) this.unexpected('":"');
			names.push(name);
			items.push(this.value(depth + 1));
			this.skipSpace();
		} while (this.take(COMMA));
		if (!this.take(BRACE_CLOSE)) this.unexpected('"," or "}"');
		return new JsonNode('object', '', at, names, items);
	}

	private checkName(name: string, names: readonly string[], at: number): void {
		// The lengths keep the common names out of the set, whose look-up has to hash them.
		if ((name.length === 9 || name.length === 11) && FORBIDDEN_NAMES.has(name))
			throw new BadMessage('UNSUPPORTED', `the name ${quote(name)} is not allowed`, name, at);
		if (names.includes(name)) throw new BadMessage('DUPLICATE_FIELD', `the name ${quote(name)} stands twice in one object`, name, at);
		if (names.length >= NAMES_LIMIT) throw new BadMessage('OUT_OF_RANGE', `an object has more than ${NAMES_LIMIT} names`, '', at);
	}

	private array(at: number, depth: number): JsonNode {
		this.bound(depth);
		const items: JsonNode[] = [];
		this.index++;
		this.skipSpace();
		if (this.take(BRACKET_CLOSE)) return new JsonNode('array', '', at, NONE, items);
		do {
			items.push(this.value(depth + 1));
			this.skipSpace();
		} while (this.take(COMMA));
		if (!this.take(BRACKET_CLOSE)) this.unexpected('"," or "]"');
		return new JsonNode('array', '', at, NONE, items);
	}

	private number(at: number): JsonNode {
		NUMBER.lastIndex = at;
		const match = NUMBER.exec(this.source);
		if (!match) return this.unexpected('a number');
		this.index = NUMBER.lastIndex;
		return new JsonNode('number', match[0], at);
	}

	/** From the opening quote to behind the closing one. */
	private string(): string {
		const start = this.index + 1;
		for (let index = start; ; index++) {
			const code = this.source.charCodeAt(index);
			if (code === QUOTE) {
				this.index = index + 1;
				return this.source.slice(start, index);
			}
			if (code === BACKSLASH) return this.escapedString(start, index);
			if (!(code >= 0x20 && code < 0x7f)) this.checkCharacter(code, index);
		}
	}

	private escapedString(start: number, firstEscape: number): string {
		let text = this.source.slice(start, firstEscape);
		for (let index = firstEscape; ; index++) {
			const code = this.source.charCodeAt(index);
			if (code === QUOTE) {
				this.index = index + 1;
				if (!text.isWellFormed()) throw new BadMessage('BAD_ENCODING', 'an escape names half of a surrogate pair', '', start);
				return text;
			}
			if (code !== BACKSLASH) {
				this.checkCharacter(code, index);
				text += this.source[index];
				continue;
			}
			const character = this.escape(index);
			this.checkCharacter(character.charCodeAt(0), index);
			text += character;
			index += this.source[index + 1] === 'u' ? 5 : 1;
		}
	}

	private escape(index: number): string {
		const letter = this.source[index + 1] ?? '';
		if (letter !== 'u') {
			const plain = ESCAPES[letter];
			if (plain === undefined) throw new BadMessage('NOT_JSON', `${quote(`\\${letter}`)} is not an escape of JSON`, '', index);
			return plain;
		}
		const digits = this.source.slice(index + 2, index + 6);
		if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new BadMessage('NOT_JSON', 'expected four hexadecimal digits behind \\u', '', index);
		return String.fromCharCode(Number.parseInt(digits, 16));
	}

	private checkCharacter(code: number, index: number): void {
		if (Number.isNaN(code)) throw new BadMessage('NOT_JSON', 'the message ends inside a string', '', index);
		if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) {
			const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
			throw new BadMessage('CONTROL_CHARACTER', `the control character ${name} stands in a string`, '', index);
		}
	}

	private bound(depth: number): void {
		if (depth > DEPTH_LIMIT) throw new BadMessage('OUT_OF_RANGE', `nested deeper than ${DEPTH_LIMIT} levels`, '', this.index);
	}

	private take(code: number): boolean {
		if (this.source.charCodeAt(this.index) !== code) return false;
		this.index++;
		return true;
	}

	private skipSpace(): void {
		for (;;) {
			const code = this.source.charCodeAt(this.index);
			if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
			this.index++;
		}
	}

	private unexpected(expected: string): never {
		const found = this.index < this.source.length ? quote(this.source[this.index] ?? '') : 'the end of the message';
		throw new BadMessage('NOT_JSON', `expected ${expected}, found ${found}`, '', this.index);
	}
}
