"""The ten classes, in the order of the model's output. The folder names are CIFAR-10's own."""

LABELS = [
    # (CIFAR-10 folder, Indonesian, English)
    ("airplane", "pesawat", "airplane"),
    ("automobile", "mobil", "car"),
    ("bird", "burung", "bird"),
    ("cat", "kucing", "cat"),
    ("deer", "rusa", "deer"),
    ("dog", "anjing", "dog"),
    ("frog", "katak", "frog"),
    ("horse", "kuda", "horse"),
    ("ship", "kapal", "ship"),
    ("truck", "truk", "truck"),
]
CIFAR_FOLDERS = [row[0] for row in LABELS]
ID = [row[1] for row in LABELS]
EN = [row[2] for row in LABELS]
