-- Who somebody of an identity provider is here.
create table identity (
  ws text not null,
  issuer text not null,
  sub text not null,
  person text not null,
  at timestamptz not null,
  primary key (ws, issuer, sub)
);

-- A browser that is on its way through the provider. Gone once it comes back, whatever came of it.
create table sign_in (
  ws text not null,
  state_hash text not null,
  nonce text not null,
  verifier text not null,
  redirect_uri text not null,
  client_state text not null,
  challenge text not null,
  expires_at timestamptz not null,
  primary key (ws, state_hash)
);

-- What it came back with, for the extension to trade for a token, once.
create table sign_in_code (
  ws text not null,
  hash text not null,
  person text not null,
  challenge text not null,
  expires_at timestamptz not null,
  primary key (ws, hash)
);
