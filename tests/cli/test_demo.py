def test_a_file_is_no_folder(run, tmp_path):
    """The demonstration says so and leaves the file alone."""
    (tmp_path / "demo").write_text("precious")

    assert "Name a folder" in run("demo", code=2).stderr
    assert (tmp_path / "demo").read_text() == "precious"


def test_a_folder_that_cannot_be_made_is_named(run, tmp_path):
    """Here a file stands where its parent should be."""
    (tmp_path / "file").write_text("precious")

    result = run("demo", "--folder", "file/demo", code=2)
    assert "file/demo: The seeds cannot be copied" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
