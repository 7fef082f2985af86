import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Listener } from './broker-properties.ts';
import { jdkTool } from './java.ts';

/** Only ever for a broker on 127.0.0.1 that lives as long as a test. */
const STORE_PASSWORD = 'tideline-local';

export interface TestUser {
	name: string;
	password: string;
}

export interface SecureListeners {
	listeners: Listener[];
	/** For `--add-scram` when the storage is formatted. */
	scramUsers: string[];
	/** The certificate that a client has to trust, PEM. */
	caFile: string;
}

/**
 * Listeners that each demand something of a client: `TLS` encryption, `SASL` a login by PLAIN, SCRAM or OAUTHBEARER (unsigned tokens), and
 * `SASLTLS` both.
 */
export async function secureListeners(dir: string, user: TestUser): Promise<SecureListeners> {
	await mkdir(dir, { recursive: true });
	const { keyStore, caFile } = await createCertificate(dir);
	const tls = {
		'ssl.keystore.location': keyStore,
		'ssl.keystore.password': STORE_PASSWORD,
		'ssl.key.password': STORE_PASSWORD,
		'ssl.keystore.type': 'PKCS12',
	};
	const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
	const sasl = {
		'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER',
		'plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required user_${user.name}="${user.password}";`,
		'scram-sha-256.sasl.jaas.config': scram,
		'scram-sha-512.sasl.jaas.config': scram,
		'oauthbearer.sasl.jaas.config':
			'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker";',
	};
	return {
		listeners: [
			{ name: 'TLS', protocol: 'SSL', properties: tls },
			{ name: 'SASL', protocol: 'SASL_PLAINTEXT', properties: sasl },
			{ name: 'SASLTLS', protocol: 'SASL_SSL', properties: { ...tls, ...sasl } },
		],
		scramUsers: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map((mechanism) => `${mechanism}=[name=${user.name},password=${user.password}]`),
		caFile,
	};
}

/** A certificate for 127.0.0.1 that signs itself. */
async function createCertificate(dir: string): Promise<{ keyStore: string; caFile: string }> {
	const keyStore = join(dir, 'broker.p12');
	const caFile = join(dir, 'broker.pem');
	const keytool = (args: readonly string[]) => promisify(execFile)(jdkTool('keytool'), args);
	const store = ['-alias', 'broker', '-keystore', keyStore, '-storepass', STORE_PASSWORD];
	const names = ['-dname', 'CN=127.0.0.1', '-ext', 'san=ip:127.0.0.1,dns:localhost'];
	await keytool(['-genkeypair', ...store, ...names, '-keyalg', 'EC', '-groupname', 'secp256r1', '-storetype', 'PKCS12', '-validity', '30']);
	await keytool(['-exportcert', '-rfc', ...store, '-file', caFile]);
	return { keyStore, caFile };
}
