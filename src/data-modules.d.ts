/** What the Worker's bundler hands over as bytes (wrangler.toml). */
declare module "*.bin" {
  const bytes: ArrayBuffer;
  export default bytes;
}
