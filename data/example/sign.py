#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs the drawn work authorisation with a throw-away certificate: sign.py IN OUT.

Run once, by hand, when the paper changes (make-example --to-sign IN); the signed file is committed, because a signature
made at each build would differ each time. Neither the key nor the certificate is kept. Needs the openssl program.
"""
import re
import subprocess
import sys
import tempfile

ROOM = 8192  # hexadecimal digits kept for the signature


def objects(pdf):
    root = int(re.search(rb"/Root (\d+) 0 R", pdf).group(1))
    size = int(re.search(rb"/Size (\d+)", pdf).group(1))
    page = int(re.search(rb"/Kids \[ (\d+) 0 R", pdf).group(1))
    return root, size, page


def body_of(pdf, number):
    return re.search(rb"\n%d 0 obj\n(<<.*?>>)\nendobj" % number, pdf, re.S).group(1)


def with_field(pdf):
    """An incremental update: a signature field on the page, its place for the signature, and the form."""
    root, size, page = objects(pdf)
    added, start = {}, int(re.search(rb"startxref\s+(\d+)", pdf).group(1))
    signature, field = size, size + 1
    added[page] = body_of(pdf, page)[:-2] + b"/Annots [ %d 0 R ]\n>>" % field
    added[root] = body_of(pdf, root)[:-2] + b"/AcroForm << /Fields [ %d 0 R ] /SigFlags 3 >>\n>>" % field
    added[signature] = (b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Name (Exemple)"
                        b" /M (D:20250217090500+01'00') /ByteRange [0 /********** /********** /**********]"
                        b" /Contents <" + b"0" * ROOM + b"> >>")
    added[field] = (b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [ 0 0 0 0 ]"
                    b" /P %d 0 R /V %d 0 R >>" % (page, signature))
    table = b"xref\n"
    for number, body in sorted(added.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(pdf))
        pdf += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    return (pdf + table + b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
            % (size + 2, root, start, len(pdf)))


def sign(data):
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = folder + "/key.pem", folder + "/certificate.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-keyout", key, "-out",
                        certificate, "-subj", "/O=EXEMPLE FICTIF/CN=Exemple - signature sans valeur"],
                       check=True, capture_output=True)
        return subprocess.run(["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-signer", certificate, "-inkey", key,
                               "-md", "sha256"], input=data, check=True, capture_output=True).stdout


def main():
    pdf = with_field(open(sys.argv[1], "rb").read())
    start = pdf.index(b"<" + b"0" * ROOM)
    end = start + ROOM + 2
    place = b"[0 /********** /********** /**********]"
    pdf = pdf.replace(place, (b"[0 %d %d %d" % (start, end, len(pdf) - end)).ljust(len(place) - 1) + b"]")
    signature = sign(pdf[:start] + pdf[end:]).hex().encode()
    assert len(signature) <= ROOM
    open(sys.argv[2], "wb").write(pdf[:start + 1] + signature.ljust(ROOM, b"0") + pdf[end - 1:])


main()
