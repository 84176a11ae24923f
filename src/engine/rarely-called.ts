/**
 * What rarely called functions do: a build with tools/rare-functions.mjs puts them here, and they are loaded when one of
 * them is called. Without it they are where they are written, and there is nothing here.
 */
export {};
