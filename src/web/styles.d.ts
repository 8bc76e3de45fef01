/// <reference types="vite/types/importMeta.d.ts" />
/** A page's own styles, which the bundler loads with it. */
declare module "*.css";
