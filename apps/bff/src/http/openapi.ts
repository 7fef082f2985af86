import { PROBLEM_MEDIA_TYPE, problem } from '@tideline/api';
import { z } from 'zod';
import { statusOf, titleOf } from './problem.ts';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document of the routes, from the schemas that validate. */
export function openApiDocument(routes: readonly Route[]): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const route of routes) {
		const operations = paths[route.path] ?? {};
		paths[route.path] = operations;
		operations[route.method] = operation(route);
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Tideline',
			version: '1',
			description: 'Liquidity of a bank, live. Amounts are integers of minor units; streams come over Socket.IO.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
		},
		paths,
		components: { schemas: { Problem: schemaOf(problem, 'output') } },
	};
}

function operation(route: Route): object {
	const success = { description: 'As asked', content: content(route.response) };
	const failures = [...new Set([...COMMON_PROBLEMS, ...route.problems])].map((kind) => [String(statusOf(kind)), failure(titleOf(kind))]);
	return {
		summary: route.summary,
		operationId: operationId(route),
		parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
		...(route.body === null
			? {}
			: { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
		responses: { [route.status]: success, ...Object.fromEntries(failures) },
	};
}

const COMMON_PROBLEMS = ['bad-request', 'too-many-requests', 'internal'] as const;

function failure(description: string): object {
	return { description, content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function content(response: Route['response']): object {
	if (typeof response === 'string') return { [response]: { schema: { type: 'string' } } };
	return { 'application/json': { schema: schemaOf(response, 'output') } };
}

function parameters(schema: z.ZodType | null, where: 'path' | 'query'): object[] {
	if (schema === null) return [];
	const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, object>; required?: string[] };
	return Object.entries(properties).map(([name, property]) => ({
		name,
		in: where,
		required: where === 'path' || required.includes(name),
		schema: property,
	}));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
	const { $schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
	return json;
}

function operationId({ method, path }: Route): string {
	const words = path
		.replace(/^\/api\//, '')
		.split(/[^A-Za-z0-9]+/)
		.filter((word) => word !== '');
	return [method, ...words].map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`)).join('');
}
