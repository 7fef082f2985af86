import { Button } from '@salt-ds/core';
import type { RejectedRecord } from '@tideline/api';
import { useState } from 'react';
import { MendField } from './mend-field.tsx';
import { faultPath, shownRows } from './mend-rows.ts';
import { MendVerdictLines } from './mend-verdict.tsx';
import { isFix, type MessageField, messageFields, withField, withValue } from './message-fields.ts';
import styles from './rejected-page.module.css';
import { sohMark, withMarks, withoutMarks } from './soh-mark.ts';
import type { MendDraft } from './use-mend-draft.ts';

/** The copy: the field at fault with old and new, any other field that is asked for, or all of it as text. The original never changes. */
export function MendForm({ rejected, draft }: { rejected: RejectedRecord; draft: MendDraft }) {
	const [asked, setAsked] = useState<readonly string[]>([]);
	// Where the message as a whole is at fault, no field mends it.
	const [asText, setAsText] = useState(rejected.reason === 'NOT_JSON');
	const before = messageFields(draft.original);
	const now = messageFields(draft.text);
	const path = faultPath(rejected, draft.original);
	const rows = shownRows({ before, now, path, asked });
	const others = now.filter((field) => !rows.some((row) => row.path === field.path) && !isFrame(draft.text, field));
	const mark = sohMark(draft.original);
	const textual = asText || (rows.length === 0 && others.length === 0);
	return (
		<div className={styles.mend}>
			{textual ? (
				<label className={styles.copyLabel}>
					<span>The copy as text{isFix(draft.text) ? `, ${mark} for SOH` : ''}</span>
					<textarea
						className={styles.copyText}
						rows={8}
						spellCheck={false}
						value={isFix(draft.text) ? withMarks(draft.text, mark) : draft.text}
						onChange={({ target: { value } }) => draft.change(isFix(draft.text) ? withoutMarks(value, mark) : value)}
					/>
				</label>
			) : (
				rows.map((row, index) => (
					<MendField
						key={row.path}
						row={row}
						first={index === 0}
						fault={draft.verdict?.fault?.path === row.path ? draft.verdict.fault.message : null}
						valid={draft.verdict?.accepted === true && row.value !== row.old}
						onChange={(value) => draft.change(row.field ? withValue(draft.text, row.field, value) : withField(draft.text, row.path, value))}
					/>
				))
			)}
			<div className={styles.mendTools}>
				{textual || others.length === 0 ? null : (
					<label className={styles.another}>
						<span className="visually-hidden">Another field to change</span>
						<select value="" onChange={({ target }) => setAsked([...asked, target.value])}>
							<option value="">Another field</option>
							{others.map((field) => (
								<option key={field.path} value={field.path}>
									{field.path}
								</option>
							))}
						</select>
					</label>
				)}
				<Button appearance="transparent" onClick={() => setAsText(!textual)} aria-pressed={textual}>
					{textual ? 'Edit by field' : 'Edit as text'}
				</Button>
				{draft.text === draft.original ? null : (
					<Button appearance="transparent" onClick={() => draft.change(draft.original)}>
						Back to the original
					</Button>
				)}
			</div>
			<MendVerdictLines draft={draft} />
		</div>
	);
}

/** BodyLength and CheckSum are set by the server. */
const isFrame = (text: string, { path }: MessageField): boolean => isFix(text) && (path === '9' || path === '10');
