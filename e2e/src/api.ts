import {
	cashResponse,
	entitiesResponse,
	feedsResponse,
	ladderFlowsResponse,
	ladderResponse,
	lcrResponse,
	overridesResponse,
	positionsResponse,
	rejectedListResponse,
	rejectedResponse,
} from '@tideline/api';

interface Schema<T> {
	parse(value: unknown): T;
}

/** The REST interface as a test reads it: every answer is parsed by the schema that the server promises. */
export class Api {
	readonly url: string;

	constructor(url: string) {
		this.url = url;
	}

	async get<T>(path: string, schema: Schema<T>): Promise<T> {
		const response = await fetch(`${this.url}${path}`, { headers: { accept: 'application/json' } });
		if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
		return schema.parse(await response.json());
	}

	post(path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }): Promise<Response> {
		return fetch(`${this.url}${path}`, { method: 'POST', headers, body });
	}

	entities = async () => (await this.get('/api/entities', entitiesResponse)).entities;
	lcr = async (entity: string) => (await this.get(`/api/lcr?entity=${entity}`, lcrResponse)).lcr;
	ladder = (query: Record<string, string>) => this.get(`/api/ladder?${new URLSearchParams(query)}`, ladderResponse);
	ladderFlows = (query: Record<string, string>) => this.get(`/api/ladder/flows?${new URLSearchParams(query)}`, ladderFlowsResponse);
	cash = async (entity: string) => (await this.get(`/api/cash?entity=${entity}`, cashResponse)).rows;
	/** Every position, in one page. */
	positions = async (entity: string) => (await this.get(`/api/positions?entity=${entity}&limit=10000`, positionsResponse)).rows;
	feeds = async () => (await this.get('/api/feeds', feedsResponse)).rows;
	overrides = async () => (await this.get('/api/overrides', overridesResponse)).rows;
	rejected = async () => (await this.get('/api/rejected?limit=10000', rejectedListResponse)).rows;
	rejectedMessage = (id: string) => this.get(`/api/rejected/${id}`, rejectedResponse);
}
