import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { maven } from './java.ts';

const KAFKA_VERSION = '4.3.1';
const REGISTRY_VERSION = '3.0.9';
/** For the reader that stands for downstream consumers; ours is avsc. */
const AVRO_VERSION = '1.12.0';

/** Ignored by git; deleting it only means to download again. */
const CACHE = join(import.meta.dirname, '.cache');

/** Hears of a download that begins, in words. */
type Say = (line: string) => void;

/** Folder of the broker's jars, 44 MB, downloaded the first time. */
export const kafkaJars = (say?: Say): Promise<string> =>
	cached(`kafka-${KAFKA_VERSION}`, (folder) => {
		say?.(`downloading Kafka ${KAFKA_VERSION}, 44 MB`);
		return maven([
			'-f',
			join(import.meta.dirname, 'pom.xml'),
			`-Dkafka.version=${KAFKA_VERSION}`,
			'dependency:copy-dependencies',
			'-DincludeScope=runtime',
			`-DoutputDirectory=${folder}`,
		]);
	});

/** Folder of the unpacked registry, 115 MB, downloaded the first time. */
export const registryHome = (say?: Say): Promise<string> =>
	cached(`apicurio-registry-${REGISTRY_VERSION}`, async (folder) => {
		say?.(`downloading the schema registry, Apicurio ${REGISTRY_VERSION}, 115 MB`);
		const artifact = `io.apicurio:apicurio-registry-app:${REGISTRY_VERSION}:tar.gz:all`;
		await maven(['dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]);
		const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.tar.gz'));
		if (archive === undefined) throw new Error(`Maven did not bring ${artifact}`);
		await promisify(execFile)('tar', ['xzf', join(folder, archive), '-C', folder]);
		await rm(join(folder, archive));
	});

/** Folder of Apache Avro's jar, 0.6 MB; what it needs besides lies among the broker's. */
export const avroJars = (): Promise<string> =>
	cached(`avro-${AVRO_VERSION}`, async (folder) => {
		const artifact = `org.apache.avro:avro:${AVRO_VERSION}:jar`;
		await maven(['dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]);
	});

/** Made beside its place and moved there whole: a broken download, or a second one at the same time, leaves nothing half done. */
async function cached(name: string, fill: (folder: string) => Promise<unknown>): Promise<string> {
	const place = join(CACHE, name);
	if (existsSync(place)) return place;
	await mkdir(CACHE, { recursive: true });
	const making = await mkdtemp(join(CACHE, `${name}-`));
	try {
		await fill(making);
		await rename(making, place);
	} catch (error) {
		await rm(making, { recursive: true, force: true });
		if (!existsSync(place)) throw error;
	}
	return place;
}
