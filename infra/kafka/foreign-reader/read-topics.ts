import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { avroJars, kafkaJars } from '../downloads.ts';
import { findJava } from '../java.ts';

const line = z.strictObject({
	topic: z.string(),
	partition: z.number(),
	offset: z.number(),
	timestamp: z.number(),
	key: z.string().nullable(),
	value: z.unknown(),
});
/** A record as `ReadTopics.java` writes it. */
export type ForeignRecord = z.infer<typeof line>;

export interface ForeignReadOptions {
	bootstrap: string;
	/** Address of the Confluent API of the registry. */
	registryUrl: string;
	/** By their names on the brokers. */
	topics: readonly string[];
}

const PROGRAM = join(import.meta.dirname, 'ReadTopics.java');
/** Quick to start: it compiles one file and reads a few thousand records. */
const JVM_OPTIONS = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.net.preferIPv4Stack=true'];
const LOGGING = `-Dlog4j2.configurationFile=${join(import.meta.dirname, 'log4j2.properties')}`;

/**
 * Topics as a program of another ecosystem reads them: Kafka's Java client and Apache Avro, run from source.
 * @throws MissingToolError naming what to install, Error with what the program said
 */
export async function readForeign({ bootstrap, registryUrl, topics }: ForeignReadOptions): Promise<ForeignRecord[]> {
	const java = await findJava();
	const jars = [await kafkaJars(), await avroJars()].map((folder) => join(folder, '*')).join(delimiter);
	const child = spawn(java, [...JVM_OPTIONS, LOGGING, '-cp', jars, PROGRAM, bootstrap, registryUrl, ...topics]);
	const ended = once(child, 'exit');
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text;
	});
	const records: ForeignRecord[] = [];
	for await (const text of createInterface({ input: child.stdout })) records.push(line.parse(JSON.parse(text)));
	const [code] = await ended;
	if (code !== 0) throw new Error(`${PROGRAM} ended with ${code}:\n${said}`);
	return records;
}
