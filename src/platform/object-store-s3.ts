/**
 * Bytes in a bucket of any S3-compatible store (MinIO, Ceph, OSS and COS by their S3 doors), addressed by path and signed
 * by AWS Signature Version 4 over fetch and WebCrypto, so that it runs on Node and on workerd alike.
 */
import type { Clock } from "./clock.ts";
import { sha256, toHex } from "./keyring.ts";
import { type ObjectStore, shardedName } from "./object-store.ts";

type S3 = { endpoint: string; bucket: string; region: string; key: string; secret: string; clock: Clock; timeoutMs?: number };

const TRIES = 2;

/** @throws where the store answers with anything but success, or not in time; no error quotes an address or a key */
export function openS3Store(s3: S3): ObjectStore {
  const send = async (method: "PUT" | "GET" | "DELETE", name: string, body?: Uint8Array): Promise<Response> => {
    const url = new URL(`${s3.endpoint.replace(/\/$/, "")}/${encodeURIComponent(s3.bucket)}/${shardedName(name)}`);
    for (let tried = 1; ; tried += 1) {
      const headers = await signed(s3, method, url, body ?? new Uint8Array());
      const response = await fetch(url, {
        method,
        headers,
        redirect: "error",
        signal: AbortSignal.timeout(s3.timeoutMs ?? 30_000),
        ...(body ? { body: new Uint8Array(body) } : {}),
      }).catch(() => null);
      if (response && (response.ok || response.status === 404)) return response;
      await response?.body?.cancel();
      if (tried === TRIES || (response && response.status < 500)) {
        throw new Error(`the object store answered ${method} with ${response?.status ?? "nothing"}`);
      }
    }
  };
  return {
    put: async (name, bytes) => {
      const { status } = await send("PUT", name, bytes);
      if (status === 404) throw new Error("the object store has no such bucket");
    },
    get: async (name) => {
      const response = await send("GET", name);
      if (response.status === 404) return null;
      return new Uint8Array(await response.arrayBuffer());
    },
    remove: async (name) => void (await send("DELETE", name)),
  };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
async function signed({ key, secret, region, clock }: S3, method: string, url: URL, body: Uint8Array): Promise<Record<string, string>> {
  const time = clock()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const hash = toHex(await sha256(body));
  const scope = `${day}/${region}/s3/aws4_request`;
  const names = "host;x-amz-content-sha256;x-amz-date";
  const request = [method, url.pathname, "", `host:${url.host}`, `x-amz-content-sha256:${hash}`, `x-amz-date:${time}`, "", names, hash];
  const text = ["AWS4-HMAC-SHA256", time, scope, toHex(await sha256(request.join("\n")))].join("\n");
  let signing: Uint8Array = new TextEncoder().encode(`AWS4${secret}`);
  for (const part of [day, region, "s3", "aws4_request", text]) signing = await hmac(signing, part);
  return {
    "x-amz-content-sha256": hash,
    "x-amz-date": time,
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=${names}, Signature=${toHex(signing)}`,
  };
}

async function hmac(key: Uint8Array, text: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey("raw", new Uint8Array(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, new TextEncoder().encode(text)));
}
