import { expose } from 'comlink';
import { PageReader } from '#lib/app/page-reader.ts';

// A worker of its own: thousands of lines are read and cards chosen while the screen stays free.

expose(new PageReader());
