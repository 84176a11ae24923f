/** Imported for its effect: all parts of the engine are loaded, so that no run ever misses one. For tests and tools. */
import { loadEverything } from './parts';

await loadEverything();
