import type { WhatIfChoices } from '@tideline/api';
import { type ChangeEvent, useRef } from 'react';
import { formatPoints } from '../../format/ratio.ts';
import { clsx } from '../../ui/class-names.ts';
import { Segmented } from '../../ui/segmented.tsx';
import text from '../../ui/text.module.css';
import { AddShock } from './add-shock.tsx';
import { LiveFile } from './live-file.tsx';
import { newShock } from './new-shock.ts';
import { SavedList } from './saved-list.tsx';
import { ShockRow } from './shock-row.tsx';
import type { UploadedFile } from './uploaded-file.ts';
import type { SourceKind, useScenario } from './use-scenario.ts';
import styles from './what-if-page.module.css';

export interface ScenarioPaneProps {
	entityId: string;
	entityName: string;
	scenario: ReturnType<typeof useScenario>;
	file: UploadedFile | null;
	/** Null until the first answer. */
	choices: WhatIfChoices | null;
	currency: string;
	/** Of each shock of the list: its effect as shown, and whether it touches anything. */
	effects: readonly { readonly points: number | null; readonly idle: boolean }[];
	/** The whole change as shown. */
	points: number | null;
	/** What is wrong with the shock at a place of the list. */
	faults: ReadonlyMap<number, string>;
	onFile(event: ChangeEvent<HTMLInputElement>): void;
}

/** What the scenario starts from and what happens, top to bottom. */
export function ScenarioPane({
	entityId,
	entityName,
	scenario,
	file,
	choices,
	currency,
	effects,
	points,
	faults,
	onFile,
}: ScenarioPaneProps) {
	const { items, source } = scenario;
	const trade = choices ? newShock('trade', choices, currency) : null;
	return (
		<section className={styles.scenario} aria-labelledby="scenario">
			<header className={styles.head}>
				<h2 id="scenario">Scenario</h2>
				<span>saved in the link</span>
			</header>
			<div className={styles.source}>
				<Segmented<SourceKind>
					label="Start from"
					options={[
						{ value: 'live', text: `Live book, ${entityName}` },
						{ value: 'file', text: 'Uploaded file' },
					]}
					value={source}
					onChange={scenario.from}
				/>
				{source === 'file' ? <Upload file={file} onFile={onFile} /> : <LiveFile entityId={entityId} />}
			</div>
			{scenario.scenario.kind === 'broken' ? (
				<p className={clsx(styles.fault, styles.broken)} role="alert">
					The scenario in the link cannot be read: {scenario.scenario.why}. Nothing of it is applied.
				</p>
			) : null}
			<ol className={styles.shocks}>
				{choices === null
					? null
					: items.map((item, index) => (
							<ShockRow
								// biome-ignore lint/suspicious/noArrayIndexKey: a shock is what stands at its place
								key={index}
								number={index + 1}
								item={item}
								choices={choices}
								currency={currency}
								points={effects[index]?.points ?? null}
								idle={effects[index]?.idle ?? false}
								fault={faults.get(index) ?? null}
								onChange={(next) => scenario.change(index, next)}
								onRemove={() => scenario.remove(index)}
							/>
						))}
			</ol>
			<div className={styles.actions}>
				<AddShock choices={choices} currency={currency} count={items.length} onAdd={scenario.add} />
				<button type="button" className={text.link} disabled={trade === null} onClick={() => trade && scenario.add(trade)}>
					New trade
				</button>
				<button
					type="button"
					className={clsx(text.link, styles.reset)}
					disabled={items.length === 0 && scenario.scenario.kind !== 'broken'}
					onClick={scenario.reset}
				>
					Reset
				</button>
			</div>
			<SavedList shocks={scenario.text} onOpen={scenario.open} />
			<footer className={styles.foot}>
				<span>Applied top to bottom</span>
				<CopyLink />
				<strong>{points === null ? '' : `${formatPoints(points)} pts`}</strong>
			</footer>
		</section>
	);
}

function Upload({ file, onFile }: Pick<ScenarioPaneProps, 'file' | 'onFile'>) {
	const input = useRef<HTMLInputElement>(null);
	return (
		<span className={styles.upload}>
			<input
				ref={input}
				type="file"
				accept=".json,application/json"
				aria-label="Balance-sheet file"
				className="visually-hidden"
				onChange={onFile}
			/>
			<button type="button" className={text.link} onClick={() => input.current?.click()}>
				{file ? 'Upload another' : 'Upload file'}
			</button>
			{file ? <span title={file.name}>{file.name}</span> : null}
		</span>
	);
}

function CopyLink() {
	return (
		<button type="button" className={text.link} onClick={() => void navigator.clipboard.writeText(window.location.href)}>
			Copy link
		</button>
	);
}
