/** A page's own styles, which the bundler loads with it. */
declare module "*.css";
