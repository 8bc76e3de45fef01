/** Where attachments are kept, and what looks for viruses: that part of the environment. Secrets stay apart. */
import { z } from "zod";

export const AttachmentEnvironment = z.object({
  ATTACHMENTS_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  ATTACHMENTS_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  ATTACHMENTS_S3_REGION: z.string().min(1).max(60).default("us-east-1"),
  ATTACHMENTS_S3_KEY: z.string().min(1).optional(),
  ATTACHMENTS_S3_SECRET: z.string().min(1).optional(),
  CLAMD_HOST: z.string().min(1).optional(),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65535).default(3310),
});

export type AttachmentConfig = {
  /** Null: a folder under DATA_DIR. */
  s3: { endpoint: string; bucket: string; region: string } | null;
  /** Null: nothing looks for viruses, and staff are told so. */
  clamd: { host: string; port: number } | null;
};

/** @throws Error where the bucket is named by half */
export function attachmentsOf(env: z.output<typeof AttachmentEnvironment>): AttachmentConfig {
  const { ATTACHMENTS_S3_ENDPOINT: endpoint, ATTACHMENTS_S3_BUCKET: bucket, ATTACHMENTS_S3_REGION: region } = env;
  if (endpoint && !(bucket && env.ATTACHMENTS_S3_KEY && env.ATTACHMENTS_S3_SECRET)) {
    throw new Error("configuration: ATTACHMENTS_S3_ENDPOINT needs ATTACHMENTS_S3_BUCKET, ATTACHMENTS_S3_KEY and ATTACHMENTS_S3_SECRET");
  }
  return {
    s3: endpoint && bucket ? { endpoint, bucket, region } : null,
    clamd: env.CLAMD_HOST ? { host: env.CLAMD_HOST, port: env.CLAMD_PORT } : null,
  };
}
