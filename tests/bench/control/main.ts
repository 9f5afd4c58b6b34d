import { mount } from 'svelte';
import Control from './Control.svelte';

mount(Control, { target: document.body });
