import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RULEBOOK_IDS, rulebook } from '@tideline/domain';
import { rulebookPage } from './rulebooks/rulebook-page.ts';

const folder = fileURLToPath(new URL('../docs/rulebooks/', import.meta.url));

mkdirSync(folder, { recursive: true });
for (const id of RULEBOOK_IDS) writeFileSync(`${folder}${id}.md`, rulebookPage(rulebook(id)));
