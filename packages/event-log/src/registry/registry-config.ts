import { z } from 'zod';

/** The settings of the schema registry, by their names in the environment. */
export const registrySettings = z.object({
	SCHEMA_REGISTRY_URL: z.url({ protocol: /^https?$/ }).describe('address of the schema registry; needed with KAFKA_BROKERS'),
	SCHEMA_REGISTRY_USERNAME: z.string().min(1).optional().describe('for HTTP basic authentication'),
	SCHEMA_REGISTRY_PASSWORD: z.string().min(1).optional().describe('for HTTP basic authentication'),
});

export interface RegistryConfig {
	url: string;
	credentials?: { username: string; password: string };
}

/** A setting of the registry that is missing or wrong. */
export class RegistryConfigError extends Error {
	override readonly name = 'RegistryConfigError';
}

/** @throws RegistryConfigError naming each variable that is missing or wrong. */
export function readRegistryConfig(env: Readonly<Record<string, string | undefined>>): RegistryConfig {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = registrySettings.safeParse(given);
	if (!parsed.success)
		throw new RegistryConfigError(parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`).join('; '));
	const { SCHEMA_REGISTRY_URL: url, SCHEMA_REGISTRY_USERNAME: username, SCHEMA_REGISTRY_PASSWORD: password } = parsed.data;
	if ((username === undefined) !== (password === undefined))
		throw new RegistryConfigError('SCHEMA_REGISTRY_USERNAME and SCHEMA_REGISTRY_PASSWORD: one needs the other');
	return username === undefined || password === undefined ? { url } : { url, credentials: { username, password } };
}
