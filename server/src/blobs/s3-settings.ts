export interface S3Settings {
  /** The bucket's address: `https://<host>/<bucket>`. */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Where blobs are kept: null: in the data folder. Throws a sentence for whoever runs the store. */
export function readS3Settings(env: NodeJS.ProcessEnv): S3Settings | null {
  const said = env['HANDRAIL_BLOBS'];
  if (!said) return null;
  const example =
    'HANDRAIL_BLOBS must be the address of a bucket, as https://s3.example.com/handrail?region=eu-central-1.';
  if (!URL.canParse(said)) throw new Error(example);
  const url = new URL(said);
  const [, bucket = '', ...more] = url.pathname.replace(/\/$/, '').split('/');
  const isAddress = ['https:', 'http:'].includes(url.protocol) && bucket !== '' && more.length === 0;
  if (!isAddress || url.username !== '' || url.password !== '') throw new Error(example);
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (!accessKeyId || !secretAccessKey)
    throw new Error('HANDRAIL_BLOBS needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY beside it.');
  const region = url.searchParams.get('region') ?? 'auto';
  return { endpoint: `${url.origin}/${bucket}`, region, accessKeyId, secretAccessKey };
}
