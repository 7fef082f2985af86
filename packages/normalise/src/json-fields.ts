import { BadMessage } from './bad-message.ts';
import { Fields } from './fields.ts';
import { parseJson } from './json.ts';
import type { JsonNode } from './json-node.ts';
import { nameOfKind, type Scalar } from './scalar.ts';

/** The fields of a JSON object. */
export class JsonFields extends Fields {
	private readonly node: JsonNode;
	private readonly path: string;
	constructor(node: JsonNode, path: string) {
		super();
		this.node = node;
		this.path = path;
	}

	/** @throws BadMessage when the text is not one JSON object. */
	static of(text: string): JsonFields {
		const node = parseJson(text);
		if (node.kind !== 'object') throw new BadMessage('WRONG_TYPE', `expected an object, found ${nameOfKind(node.kind)}`, '', node.at);
		return new JsonFields(node, '');
	}

	protected override find(name: string): Scalar | null {
		return this.child(name);
	}

	override pathOf(name: string): string {
		return this.path === '' ? name : `${this.path}.${name}`;
	}

	object(name: string): JsonFields {
		const node = this.child(name) ?? this.fail('MISSING_FIELD', name, `${this.pathOf(name)} is missing`);
		if (node.kind !== 'object') this.fail('WRONG_TYPE', name, `expected an object, found ${nameOfKind(node.kind)}`);
		return new JsonFields(node, this.pathOf(name));
	}

	optionalObject(name: string): JsonFields | null {
		return this.has(name) ? this.object(name) : null;
	}

	/** One to `limit` objects. */
	objects(name: string, limit: number): JsonFields[] {
		const node = this.child(name) ?? this.fail('MISSING_FIELD', name, `${this.pathOf(name)} is missing`);
		if (node.kind !== 'array') this.fail('WRONG_TYPE', name, `expected an array, found ${nameOfKind(node.kind)}`);
		const { items } = node;
		if (items.length < 1 || items.length > limit) this.fail('OUT_OF_RANGE', name, `${items.length} entries; expected 1 to ${limit}`);
		return items.map((item, index) => {
			const path = `${this.pathOf(name)}[${index}]`;
			if (item.kind !== 'object') throw new BadMessage('WRONG_TYPE', `expected an object, found ${nameOfKind(item.kind)}`, path, item.at);
			return new JsonFields(item, path);
		});
	}

	private child(name: string): JsonNode | null {
		const index = this.node.names.indexOf(name);
		const node = index < 0 ? undefined : this.node.items[index];
		return node === undefined || node.kind === 'null' ? null : node;
	}
}
