import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Listener } from './broker-properties.ts';
import { jdkTool, MissingToolError } from './java.ts';

/** Only ever for a broker on 127.0.0.1 that lives as long as a test. */
const STORE_PASSWORD = 'tideline-local';

export interface TestUser {
	name: string;
	password: string;
}

export interface ClientCertificate {
	certFile: string;
	keyFile: string;
}

export interface SecureListeners {
	listeners: Listener[];
	/** For `--add-scram` when the storage is formatted. */
	scramUsers: string[];
	/** The certificate that a client has to trust, PEM. */
	caFile: string;
	/** A certificate that `MUTUAL` lets in, and its key, PEM. */
	clientCertificate: ClientCertificate;
}

/**
 * Listeners that each demand something of a client: `TLS` encryption, `SASL` a login by PLAIN, SCRAM or OAUTHBEARER (unsigned tokens), and
 * `SASLTLS` both; `MUTUAL` a certificate of the client's own.
 */
export async function secureListeners(dir: string, user: TestUser): Promise<SecureListeners> {
	await mkdir(dir, { recursive: true });
	const { keyStore, caFile } = await createCertificate(dir);
	const { trustStore, ...clientCertificate } = await createClientCertificate(dir);
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
			{
				name: 'MUTUAL',
				protocol: 'SSL',
				properties: {
					...tls,
					'ssl.client.auth': 'required',
					'ssl.truststore.location': trustStore,
					'ssl.truststore.password': STORE_PASSWORD,
					'ssl.truststore.type': 'PKCS12',
				},
			},
		],
		scramUsers: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map((mechanism) => `${mechanism}=[name=${user.name},password=${user.password}]`),
		caFile,
		clientCertificate,
	};
}

const run = promisify(execFile);

/** A certificate for 127.0.0.1 that signs itself. */
async function createCertificate(dir: string): Promise<{ keyStore: string; caFile: string }> {
	const keyStore = join(dir, 'broker.p12');
	const caFile = join(dir, 'broker.pem');
	const store = ['-alias', 'broker', '-keystore', keyStore, '-storepass', STORE_PASSWORD];
	const names = ['-dname', 'CN=127.0.0.1', '-ext', 'san=ip:127.0.0.1,dns:localhost'];
	await run(jdkTool('keytool'), [
		'-genkeypair',
		...store,
		...names,
		'-keyalg',
		'EC',
		'-groupname',
		'secp256r1',
		'-storetype',
		'PKCS12',
		'-validity',
		'30',
	]);
	await run(jdkTool('keytool'), ['-exportcert', '-rfc', ...store, '-file', caFile]);
	return { keyStore, caFile };
}

/** A certificate that signs itself, and a store in which brokers trust it. @throws MissingToolError without OpenSSL */
async function createClientCertificate(dir: string): Promise<ClientCertificate & { trustStore: string }> {
	const [certFile, keyFile, trustStore] = [join(dir, 'client.pem'), join(dir, 'client.key'), join(dir, 'clients.p12')];
	const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile];
	try {
		await run('openssl', ['req', '-x509', ...key, '-out', certFile, '-days', '30', '-subj', '/CN=treasury']);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new MissingToolError('no OpenSSL: install it (Debian: openssl)');
		throw error;
	}
	const store = ['-keystore', trustStore, '-storepass', STORE_PASSWORD, '-storetype', 'PKCS12'];
	await run(jdkTool('keytool'), ['-importcert', '-noprompt', '-alias', 'client', '-file', certFile, ...store]);
	return { certFile, keyFile, trustStore };
}
