import { describe, expect, it } from 'vitest';
import { readShortcut } from './shortcuts.ts';

const pages = [
	{ key: 'o', path: '/' },
	{ key: 'p', path: '/positions' },
];
const press = (key: string, change = {}) => ({ key, command: false, alt: false, typing: false, ...change });

describe('keys', () => {
	it('rest while someone types, except for find', () => {
		expect(readShortcut(press('a', { typing: true }), null, pages).shortcut).toBeNull();
		expect(readShortcut(press('k', { typing: true, command: true }), null, pages).shortcut).toEqual({ kind: 'find' });
	});
	it('leave the browser its own combinations', () => expect(readShortcut(press('a', { command: true }), null, pages).shortcut).toBeNull());
	it('go to a page by g and its key', () => {
		const { pending, shortcut } = readShortcut(press('g'), null, pages);
		expect(shortcut).toBeNull();
		expect(readShortcut(press('p'), pending, pages).shortcut).toEqual({ kind: 'page', path: '/positions' });
	});
	it('forget a g that no page follows', () => {
		expect(readShortcut(press('a'), 'g', pages)).toEqual({ shortcut: null, pending: null });
	});
	it('pick an entity by its place', () => expect(readShortcut(press('3'), null, pages).shortcut).toEqual({ kind: 'entity', index: 2 }));
});
