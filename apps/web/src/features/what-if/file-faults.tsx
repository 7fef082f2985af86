import type { FieldError } from '@tideline/api';
import type { ChangeEvent } from 'react';
import { clsx } from '../../ui/class-names.ts';
import type { UploadedFile } from './uploaded-file.ts';
import styles from './what-if-page.module.css';

export interface FileFaultsProps {
	file: UploadedFile | null;
	faults: readonly FieldError[];
	onFile(event: ChangeEvent<HTMLInputElement>): void;
}

/** A file that gives no result: none is chosen yet, it cannot be read, or every fault of it with its place. */
export function FileFaults({ file, faults, onFile }: FileFaultsProps) {
	return (
		<section className={clsx(styles.faults, styles.alone)} aria-labelledby="file-faults">
			<h2 id="file-faults">{titleOf(file, faults)}</h2>
			{file?.kind === 'unreadable' ? <p role="alert">{file.why}</p> : null}
			{faults.length > 0 ? (
				<ol aria-label="Faults of the file">
					{faults.map(({ path, message }) => (
						<li key={`${path} ${message}`}>
							<code>{path}</code>: {message}
						</li>
					))}
				</ol>
			) : null}
			<p>
				<label className={styles.pick}>
					Choose a file
					<input className="visually-hidden" type="file" accept=".json,application/json" onChange={onFile} />
				</label>
			</p>
			<p className={styles.idle}>
				A balance-sheet file of docs/lcr-file.md; “Download file” on the live book gives one. It stays in this browser and the request.
			</p>
		</section>
	);
}

function titleOf(file: UploadedFile | null, faults: readonly FieldError[]): string {
	if (file === null) return 'No file is chosen.';
	if (file.kind === 'unreadable') return `${file.name} cannot be read.`;
	return `${file.name} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; nothing is computed from it.`;
}
