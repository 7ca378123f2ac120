import { type RequestHandler } from 'express';
import multer, { MulterError, memoryStorage } from 'multer';
import { Failure } from '#shared/failure.ts';

/** Most bytes of the file of a form; a little more than any operation takes, which then says so itself. */
const FILE_BYTES_MAX = 10_000_100;

const readForm = multer({
  storage: memoryStorage(),
  limits: { fileSize: FILE_BYTES_MAX, files: 1, fields: 10, fieldSize: 10_000, fieldNameSize: 50, parts: 11 },
  defParamCharset: 'utf8',
}).single('file');

/** Reads a form with one file, held in memory: fields as texts, and the file with the name that its sender gave it. */
export function formBody(): RequestHandler[] {
  return [requireForm, readFields, gather];
}

const requireForm: RequestHandler = (req, _res, next) => {
  if (!req.is('multipart/form-data')) {
    throw new Failure('media-type-not-supported', { detail: 'The body must be sent as multipart/form-data.' });
  }
  next();
};

const readFields: RequestHandler = (req, res, next) => {
  readForm(req, res, (error?: unknown) => {
    if (error === undefined) next();
    else if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') {
      next(new Failure('body-too-large', { detail: 'The file is larger than 10 MB.' }));
    } else {
      next(
        new Failure('invalid-request', {
          detail: 'The form cannot be read: one file in a part named file, and few fields.',
        }),
      );
    }
  });
};

const gather: RequestHandler = (req, _res, next) => {
  const { file } = req;
  const fields: unknown = req.body;
  req.body = {
    ...(typeof fields === 'object' && fields !== null ? fields : {}),
    ...(file !== undefined && { file: { name: file.originalname, bytes: new Uint8Array(file.buffer) } }),
  };
  next();
};
